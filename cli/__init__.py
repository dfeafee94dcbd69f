"""The command line. Commands load what they need when they run: start-up stays short."""
