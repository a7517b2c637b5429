-- When a penalty that was open to the public was first corrected or withdrawn (行政处罚法 Art. 48)
ALTER TABLE environment.administrative_penalty ADD COLUMN public_revised_at timestamptz;
