"""报送包 and 操作日志: handing reports over, taking them in, and what was done when by whom."""
