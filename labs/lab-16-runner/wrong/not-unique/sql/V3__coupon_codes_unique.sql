ALTER TABLE coupons ADD CONSTRAINT coupons_code_id_key UNIQUE (code, id);
