"""Rule packs: read, validated and compiled."""
