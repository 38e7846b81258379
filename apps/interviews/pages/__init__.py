"""What the pages of a conversation show: values for templates."""
