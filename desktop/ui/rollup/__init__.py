"""The page 汇总: figures of many offices added up."""
