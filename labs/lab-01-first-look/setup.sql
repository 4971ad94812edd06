-- A notebook for the learner's answers. It belongs to the stand, so that it is there whatever the learner does.
CREATE TABLE first_look (
    question text PRIMARY KEY,
    answer   text
);
INSERT INTO first_look (question) VALUES ('app_role'), ('largest_table'), ('two_facts'), ('not_indexed');
GRANT SELECT, INSERT, UPDATE, DELETE ON first_look TO shop_owner;
