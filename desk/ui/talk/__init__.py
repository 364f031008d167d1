"""Comments and the inbox: what people say to each other about labels."""
