"""Het kader van het integratiebeleid: vier doelen en drie lagen."""
