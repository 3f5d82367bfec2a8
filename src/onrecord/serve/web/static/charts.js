// Draws the Vega-Lite specification of a chart in the place of its drawing, so that it answers
// to the mouse. Where anything fails, the drawing that came with the page stays.
"use strict";

(() => {
  const vega = document.currentScript.dataset.vega;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let library;

  function loaded() {
    library ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = vega;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    return library;
  }

  function colours() {
    const page = getComputedStyle(document.documentElement);
    const [ink, soft, line, mark] = ["--ink", "--soft", "--line", "--source-line"].map((name) =>
      page.getPropertyValue(name).trim()
    );
    const words = { labelColor: ink, labelFontSize: 12, titleColor: soft, titleFontSize: 12 };
    return {
      aria: false,
      background: null,
      font: getComputedStyle(document.body).fontFamily,
      axis: { ...words, gridColor: line, domainColor: soft, tickColor: soft },
      bar: { fill: mark },
      legend: words,
      rule: { stroke: mark },
      text: { fill: ink, fontSize: 12 },
    };
  }

  async function draw(figure) {
    const link = figure.querySelector("a.spec");
    const drawing = figure.querySelector("svg:not(.drawn svg)");
    const [answer] = await Promise.all([fetch(link.href), loaded()]);
    if (!answer.ok) return;
    const spec = { ...(await answer.json()), title: undefined };
    const place = figure.querySelector(".drawn") ?? document.createElement("div");
    place.className = "drawn";
    (drawing ?? link.closest("figcaption")).before(place);
    try {
      await window.vegaEmbed(place, spec, {
        actions: false,
        ast: true, // expressions are interpreted: the policy of the page allows no eval
        config: { ...colours(), ...spec.config },
        defaultStyle: false,
        logLevel: 1, // errors only
        mode: "vega-lite",
        renderer: "svg",
        tooltip: { disableDefaultStyle: true },
      });
      for (const part of place.querySelectorAll("svg [role], svg [aria-roledescription]")) {
        part.removeAttribute("role"); // the whole has the name; parts have none of their own
        part.removeAttribute("aria-roledescription");
      }
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", link.dataset.label);
      if (drawing) drawing.setAttribute("hidden", "");
    } catch (fault) {
      place.remove();
      throw fault;
    }
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        seen.unobserve(target);
        draw(target).catch(console.warn);
      }
    }
  });

  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("figure.chart a.spec")) {
      seen.observe(link.closest("figure"));
    }
  });
  dark.addEventListener("change", () => {
    for (const place of document.querySelectorAll("figure.chart .drawn")) {
      draw(place.closest("figure")).catch(console.warn);
    }
  });
})();
