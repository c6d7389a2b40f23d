"""Pure functions from views of the store and texts to panels and forms; they know Discord's shapes and no bot."""
