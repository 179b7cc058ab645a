"""Rule files of Vale, read and turned into rule files of ours."""
