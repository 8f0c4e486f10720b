"""The management of indicators (指标管理)."""
