-- The registry holds only posts that the hub knows: an unknown one would refuse its holder everything.
ALTER TABLE coordination.reader ADD CONSTRAINT reader_posts_check
  CHECK (posts <@ ARRAY['handler', 'supervisor', 'reviewer', 'liaison', 'clueDesk', 'administrator',
    'analyst', 'auditor', 'partner']);
