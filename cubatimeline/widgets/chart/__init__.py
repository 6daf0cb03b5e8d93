"""Charts that are opened on demand: the only place that brings in pyqtgraph."""
