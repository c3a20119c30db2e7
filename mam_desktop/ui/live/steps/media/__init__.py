"""What a child draws, shows and says aloud: the pad, photos, recordings, and their cards."""
