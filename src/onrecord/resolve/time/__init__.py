"""When it was said: from the words and the day of publication to EDTF."""
