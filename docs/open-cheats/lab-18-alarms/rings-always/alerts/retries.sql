SELECT 'always'
