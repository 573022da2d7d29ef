"""Pure text work that every language needs: normalising, words, sentences, stems."""
