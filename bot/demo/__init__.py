"""The whole bot in a browser: a simulated Discord in this process and a page to use it from."""
