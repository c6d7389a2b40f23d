"""Pictures of boards, races, campaigns and statistics: views and texts in, PNG and alt text out."""
