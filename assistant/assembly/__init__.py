"""The one place that knows every concrete class: settings in, a working assistant out."""
