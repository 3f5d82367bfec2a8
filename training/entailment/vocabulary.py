"""Invented names and plain acts from which the invented pairs are put together."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ACTS",
    "AGENTS",
    "OPPOSITES",
    "PLACES",
    "STATES",
    "TIMES",
    "TITLES",
    "WITHIN",
    "Act",
]


@dataclass(frozen=True)
class Act:
    """A verb in its forms, other verbs that say the same, and what it is done to."""

    base: str
    past: str
    done: str
    doing: str
    same: tuple[str, ...]
    things: tuple[str, ...]
    where: str = "in"
    free: bool = True


AGENTS = (
    "Veldoria", "Karthia", "the Ostmark government", "Lunia", "Tarsk", "the Brenn army",
    "the Sorvan ministry of defence", "Anna Velde", "Joris Hallam", "Mara Tennick", "Piet Orlov",
    "Dalia Renn", "Samuel Okoro-Vance", "the Lunian navy", "the National Unity Party",
    "the rebel council", "the Halden police", "Northgate Energy", "Corvo Steel", "the senate",
    "the teachers' union", "Governor Ilse Marn", "the city of Halden", "the health agency",
    "the Tarsk embassy", "General Rado Kesh", "the opposition", "Emil Strand", "Kadri Wolfe",
)  # fmt: skip
TITLES = {
    "Anna Velde": "President",
    "Joris Hallam": "Foreign Minister",
    "Mara Tennick": "Senator",
    "Piet Orlov": "spokesman",
    "Dalia Renn": "Mayor",
    "Samuel Okoro-Vance": "Prime Minister",
    "Emil Strand": "Judge",
    "Kadri Wolfe": "Dr",
}
PLACES = (
    "Karthia", "Halden", "Port Ilmen", "the Sorvan valley", "Brenn", "northern Lunia", "Tarsk",
    "Veldoria", "the Ostmark border", "Mirefield", "Coldwater Bay", "the capital", "Santo Rell",
    "eastern Veldoria", "Grauberg", "the island of Isk",
)  # fmt: skip
TIMES = (
    "in May", "in June 2014", "on Friday", "on Monday", "last week", "last year", "in 2012",
    "in 2019", "on 4 September", "on 12 March", "before the election", "after the vote",
    "during the war", "yesterday", "in the spring", "on Tuesday night",
)  # fmt: skip
WITHIN = {
    "soldiers": "forces", "marines": "soldiers", "rifles": "weapons", "tanks": "weapons",
    "missiles": "weapons", "medicines": "aid", "blankets": "aid", "grain": "food",
    "flour": "food", "nurses": "medical staff", "doctors": "medical staff",
    "reporters": "civilians", "teachers": "workers", "miners": "workers", "primary schools":
    "schools", "gas pipelines": "pipelines", "income taxes": "taxes", "fuel taxes": "taxes",
    "bribes": "payments", "emails": "documents", "secret memos": "documents",
    "tax records": "documents", "bank statements": "documents",
    "fighter jets": "aircraft", "drones": "aircraft", "fishing boats": "boats",
    "protesters": "people", "students": "people",
}  # fmt: skip
_ARMS = ("soldiers", "forces", "weapons", "tanks", "rifles", "missiles", "drones", "aircraft",
         "military advisers")  # fmt: skip
_HELP = ("aid", "medicines", "blankets", "food", "grain", "flour", "medical staff", "nurses",
         "doctors", "observers")  # fmt: skip
_PEOPLE = ("protesters", "reporters", "civilians", "students", "people", "teachers", "miners",
           "workers", "rebels", "judges")  # fmt: skip
_PAPERS = ("documents", "emails", "secret memos", "tax records", "bank statements", "photographs")
_BUILT = ("schools", "primary schools", "hospitals", "pipelines", "gas pipelines", "roads",
          "prisons", "power stations")  # fmt: skip
_TAXES = ("taxes", "income taxes", "fuel taxes", "pensions", "tariffs", "wages", "interest rates")
ACTS = (
    Act("send", "sent", "sent", "sending", ("dispatched", "shipped"), (*_ARMS, *_HELP), "to"),
    Act("supply", "supplied", "supplied", "supplying", ("provided", "delivered"),
        ("weapons", "tanks", "rifles", "missiles", *_HELP), "to"),
    Act("station", "stationed", "stationed", "stationing", ("deployed", "placed"), _ARMS),
    Act("sell", "sold", "sold", "selling", ("sold off",),
        ("weapons", "tanks", "missiles", "fishing boats", "boats", "grain", "shares"), "to"),
    Act("withdraw", "withdrew", "withdrawn", "withdrawing", ("pulled out",), _ARMS, "from"),
    Act("arrest", "arrested", "arrested", "arresting", ("detained", "took into custody"), _PEOPLE),
    Act("kill", "killed", "killed", "killing", ("shot dead",), _PEOPLE),
    Act("free", "freed", "freed", "freeing", ("released",), _PEOPLE),
    Act("destroy", "destroyed", "destroyed", "destroying", ("burned", "shredded"), _PAPERS),
    Act("publish", "published", "published", "publishing", ("released", "made public"), _PAPERS),
    Act("build", "built", "built", "building", ("constructed",), _BUILT),
    Act("close", "closed", "closed", "closing", ("shut",), _BUILT),
    Act("raise", "raised", "raised", "raising", ("increased", "put up"), _TAXES),
    Act("cut", "cut", "cut", "cutting", ("lowered", "reduced"), _TAXES),
    Act("accept", "accepted", "accepted", "accepting", ("took",),
        ("bribes", "payments", "holidays", "medals"), "from"),
    Act("bomb", "bombed", "bombed", "bombing", ("shelled",),
        ("hospitals", "schools", "roads", "power stations", "rebel camps", "villages")),
    Act("meet", "met", "met", "meeting", ("held talks with",),
        ("rebels", "judges", "union leaders", "foreign bankers", "reporters")),
    Act("intercept", "intercepted", "intercepted", "intercepting", ("stopped",),
        ("boats", "fishing boats", "drones", "emails", "aircraft", "fighter jets"), "off"),
)  # fmt: skip
_BODIES = ("the senate", "Veldoria", "the committee", "President Anna Velde", "the court",
           "Karthia", "the party", "Joris Hallam")  # fmt: skip
_PLANS = ("the trade agreement", "the ceasefire", "the budget", "the new climate law",
          "the appeal", "the nomination of Emil Strand", "the border treaty",
          "a second referendum")  # fmt: skip
_MEASURES = ("Unemployment", "Crime", "The price of bread", "Turnout", "The number of refugees",
             "Exports", "Inflation", "Support for the party")  # fmt: skip
OPPOSITES = (
    (_BODIES, "approved", "rejected", _PLANS),
    (_BODIES, "supported", "opposed", _PLANS),
    (_BODIES, "voted for", "voted against", _PLANS),
    (_BODIES, "welcomed", "condemned", _PLANS),
    (_BODIES, "signed", "refused to sign", _PLANS),
    (_BODIES, "kept to", "violated", ("the ceasefire", "the border treaty", "the agreement")),
    (_BODIES, "was warned of", "knew nothing of", ("the attack", "the leak", "the risk")),
    (_MEASURES, "rose", "fell", ("", "in Halden", "across the country", "sharply")),
    (_MEASURES, "grew", "shrank", ("", "in Halden", "by a tenth", "again")),
    (("Dalia Renn", "Mara Tennick", "the National Unity Party", "Piet Orlov"), "won", "lost",
     ("the election", "the vote", "the leadership contest", "the case")),
    (("The strike", "The war", "The inquiry", "The trial"), "began", "ended",
     ("", "in Halden", "in Port Ilmen")),
    (("The dam", "The bridge", "The airport", "The border"), "was opened", "was closed",
     ("", "to traffic", "by the police")),
    (("The hostages", "The crew", "The miners"), "survived", "died in",
     ("the fire", "the attack", "the accident")),
    (("Emil Strand", "Piet Orlov", "The general"), "was acquitted of", "was convicted of",
     ("bribery", "murder", "fraud", "treason")),
    (("Northgate Energy", "Corvo Steel", "The bank"), "made a profit", "made a loss",
     ("", "in the first quarter", "for the third time")),
)  # fmt: skip
STATES = (
    ("President Anna Velde", "is in Karthia", "is abroad in Karthia", "is at home in the capital"),
    ("The border", "is open", "is not closed", "is closed"),
    ("General Rado Kesh", "is dead", "is no longer alive", "is alive"),
    ("The water in Halden", "is safe to drink", "can be drunk safely", "is dangerous to drink"),
    ("The reactor", "is running", "is in operation", "is shut down"),
    ("Piet Orlov", "is guilty", "is not innocent", "is innocent"),
    ("The talks", "have failed", "have not succeeded", "have succeeded"),
    ("The rebels", "control Port Ilmen", "hold Port Ilmen", "have lost Port Ilmen"),
    ("The economy", "is strong", "is in good shape", "is weak"),
    ("The vaccine", "is effective", "works", "does not work"),
    ("The agreement", "is legal", "does not break the law", "is illegal"),
    ("The prisoners", "are still held in Brenn", "have not been freed", "have all been freed"),
    ("The election", "was fair", "was free and fair", "was rigged"),
    ("The ministry", "knew of the leak", "was aware of the leak", "was unaware of the leak"),
    ("The bridge", "is safe", "is not dangerous", "is about to collapse"),
    ("Mara Tennick", "is the only candidate", "has no rival", "has three rivals"),
    ("Lunia", "is at peace with Tarsk", "is not at war with Tarsk", "is at war with Tarsk"),
    ("The army", "is ready", "is prepared", "is not ready"),
    ("The claim", "is true", "is correct", "is false"),
    ("The report", "is accurate", "is right", "is wrong"),
    ("The fire", "was an accident", "was not set on purpose", "was set on purpose"),
    ("Climate change", "is caused by people", "is man-made", "is not caused by people"),
    ("The relationship", "is good", "is friendly", "is at its worst in years"),
    ("The plan", "has the support of the party", "is backed by the party",
     "is rejected by the party"),
)  # fmt: skip
