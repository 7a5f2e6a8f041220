"""The screens: reading, search, codebook, notes, and the dialogs over them."""
