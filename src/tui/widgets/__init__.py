"""The widgets: document list, reader, annotation panel, and what is typed into."""
