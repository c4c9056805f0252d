"""The one form of text: folded, in paragraphs and sentences, with the way back to the text as read."""
