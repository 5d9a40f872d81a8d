"""Parts of pages that ask small questions: they stand between pages and dialogs."""
