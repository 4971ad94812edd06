-- In step from now on …
CREATE FUNCTION widen_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END
$$;
CREATE FUNCTION widen_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payment_id_new := NEW.payment_id;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER widen BEFORE INSERT OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION widen_payment();
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER widen BEFORE INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION widen_refund();
