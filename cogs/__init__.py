"""One slash-command feature per file; a cog declares and delegates. Found by walking this folder."""
