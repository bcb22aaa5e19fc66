"""The rules, one module a subject: each with its code, its title and its advice, and `RULES`, the list of them."""
