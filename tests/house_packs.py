"""Rules of a newsroom that several tests load: without, and with, the head of their pack."""

OUR_WORD = """\
  - code: HSE001
    name: our-word
    kind: existence
    severity: warning
    message: "“{match}” is not our word"
    rationale: House style.
    noise: 0.1
    tokens: [foo]
    examples:
      bad: ["A [[foo]]."]
      good: ["A bar."]
"""

HARBOR_PACK = """\
rules:
  - code: {code}
    name: harbor-spelling
    kind: substitution
    severity: warning
    message: "“{{match}}” is “{{replacement}}” in our copy"
    rationale: Our readers spell it so.
    noise: 0.1
    swap: {{harbor: harbour}}
    examples:
      bad: ["The [[harbor]] is shut."]
      good: ["The harbour is shut."]
"""
