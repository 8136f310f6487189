//! Policy Guide, the widget.
