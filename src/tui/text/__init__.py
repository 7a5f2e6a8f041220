"""Text: decoding, sentences, wrapping, motions, finding and cleaning, without a screen."""
