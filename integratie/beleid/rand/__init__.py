"""De Vlaamse Rand als geheel: de verschillen tussen de negentien."""
