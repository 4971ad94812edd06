-- Old orders that are gone, or whose note says something else than it should. A note that is still missing is another check's business.
SELECT CASE WHEN o.id IS NULL THEN format('order %s is gone', expected.id)
            ELSE format('the note of order %s is "%s"; it ought to be "%s"',
                        expected.id, left(to_jsonb(o) ->> 'note', 40), left(expected.note, 40)) END
  FROM zdm.notes_expected AS expected
  LEFT JOIN public.orders AS o ON o.id = expected.id
 WHERE o.id IS NULL
    OR to_jsonb(o) ->> 'note' <> expected.note
