"""The HTML page: the draft with its findings marked."""
