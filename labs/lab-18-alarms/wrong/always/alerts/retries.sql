SELECT 'look at the migrations';
