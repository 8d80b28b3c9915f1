import { estConducteurPerdu, estOrdrePerime, presenceDe } from './conduite.js';

describe('présence', () => {
  it.each([
    [{ ouvertIlYA: 0, dernierIlYA: 0 }, 'present'],
    [{ ouvertIlYA: 15_000, dernierIlYA: 15_000 }, 'present'],
    [{ ouvertIlYA: 15_001, dernierIlYA: 15_001 }, 'reconnexion'],
    [{ ouvertIlYA: null, dernierIlYA: 2_000 }, 'reconnexion'],
    [{ ouvertIlYA: null, dernierIlYA: 60_001 }, 'absent'],
    [{ ouvertIlYA: null, dernierIlYA: null }, 'absent'],
  ] as const)('%j : %s', (signes, attendue) => expect(presenceDe(signes)).toBe(attendue));
});

describe('conduite', () => {
  it('un conducteur silencieux quinze secondes, ou jamais venu, est perdu', () => {
    expect(estConducteurPerdu({ ouvertIlYA: 15_000, dernierIlYA: 15_000 })).toBe(false);
    expect(estConducteurPerdu({ ouvertIlYA: null, dernierIlYA: 15_000 })).toBe(false);
    expect(estConducteurPerdu({ ouvertIlYA: null, dernierIlYA: 15_001 })).toBe(true);
    expect(estConducteurPerdu({ ouvertIlYA: 15_001, dernierIlYA: 15_001 })).toBe(true);
    expect(estConducteurPerdu({ ouvertIlYA: null, dernierIlYA: null })).toBe(true);
  });

  it('un second poste encore ouvert suffit à garder la conduite', () => {
    expect(estConducteurPerdu({ ouvertIlYA: 1_000, dernierIlYA: 0 })).toBe(false);
  });

  it('un ordre d’une autre époque est périmé ; sans époque il se juge au nom seul', () => {
    expect([estOrdrePerime(1, 3), estOrdrePerime(3, 3), estOrdrePerime(undefined, 3), estOrdrePerime(null, 3)]).toEqual(
      [true, false, false, false],
    );
  });
});
