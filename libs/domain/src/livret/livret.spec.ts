import fc from 'fast-check';
import type { ContenuLivret } from '../contrats/livret.contrat.js';
import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import { octetsUtf8 } from '../noyau/texte.js';
import { calendrier } from './calendrier.js';
import { aPartiesObligatoires, lireContenuLivret, livretVide } from './contenu-livret.js';
import { ETATS_LIVRET, MACHINE_LIVRET, TRANSITIONS_LIVRET } from './livret.js';

const CONTENU = {
  rendezVous: {
    dateHeure: '2026-12-03T09:30:00+01:00',
    objet: 'Visite de pré-reprise',
    lieu: 'Vannes',
    explication: 'Cette visite sert à préparer votre retour.',
  },
  ouJenSuis: 'Vous allez rencontrer le médecin du travail.',
  etapes: [{ titre: 'Faire le point', qui: 'Claire', quand: '2026-10-14', statut: 'FAIT' }],
  quiFaitQuoi: [
    {
      nom: 'Claire Le Bihan',
      fonction: 'assistante sociale',
      fait: 'Elle prépare l’essai avec votre employeur.',
      referent: true,
    },
    { nom: 'Moi', fonction: 'assurée', fait: 'J’appelle mon médecin traitant.', moi: true },
  ],
  ressources: ['Ma sœur m’emmène.'],
  decisions: [{ date: '2026-11-12', phrase: 'Nous préparons un essai.' }],
};
const lire = (ecart: Record<string, unknown> = {}) => lireContenuLivret({ ...CONTENU, ...ecart }, '2026-11-22');

describe('machine', () => {
  it('est bien construite, chaque état atteint', () => {
    expect(defautsMachine(MACHINE_LIVRET)).toEqual([]);
    expect([...etatsAtteignables(MACHINE_LIVRET)].sort()).toEqual([...ETATS_LIVRET].sort());
  });

  it.each(ETATS_LIVRET.flatMap((etat) => TRANSITIONS_LIVRET.map((transition) => [etat, transition] as const)))(
    '%s, %s',
    (etat, transition) => {
      const permis = (acteur: (typeof FONCTIONS)[number] | 'SYSTEME') =>
        appliquer(MACHINE_LIVRET, etat, {
          transition,
          acteur,
          remplies: { estReferent: true, aPartiesObligatoires: true },
        }).ok;
      const attendus: Readonly<Record<string, readonly string[]>> = {
        'BROUILLON publier': ['ASSISTANT_SERVICE_SOCIAL'],
        'PUBLIE remplacer': ['SYSTEME'],
      };
      expect([...FONCTIONS, 'SYSTEME' as const].filter(permis)).toEqual(attendus[`${etat} ${transition}`] ?? []);
    },
  );

  it.each(['estReferent', 'aPartiesObligatoires'] as const)('publier sans %s est refusé', (manquante) => {
    const remplies = { estReferent: true, aPartiesObligatoires: true, [manquante]: false };
    const resultat = appliquer(MACHINE_LIVRET, 'BROUILLON', {
      transition: 'publier',
      acteur: 'ASSISTANT_SERVICE_SOCIAL',
      remplies,
    });
    expect(resultat.ok ? [] : resultat.erreur.champs.map(({ code }) => code)).toEqual([manquante]);
  });
});

describe('contenu', () => {
  it('se lit tel que l’écran l’attend', () => {
    expect(lire()).toEqual({
      ok: true,
      valeur: {
        contenu: {
          rendezVous: { ...CONTENU.rendezVous, dateHeure: '2026-12-03T08:30:00.000Z' },
          ouJenSuis: CONTENU.ouJenSuis,
          etapes: [{ ...CONTENU.etapes[0], explication: null }],
          quiFaitQuoi: CONTENU.quiFaitQuoi.map((ligne) => ({
            organisme: null,
            telephone: null,
            referent: false,
            moi: false,
            ...ligne,
          })),
          ressources: ['Ma sœur m’emmène.'],
          decisions: CONTENU.decisions,
        },
        remarques: [],
      },
    });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ rendezVous: { objet: 'x' } }, 'rendezVous.dateHeure'],
    [{ rendezVous: { dateHeure: 'demain', objet: 'x' } }, 'rendezVous.dateHeure'],
    [{ etapes: [{ titre: 'x', qui: 'y', statut: 'PERDU' }] }, 'etapes.0.statut'],
    [{ etapes: [{ qui: 'y', statut: 'FAIT' }] }, 'etapes.0.titre'],
    [{ quiFaitQuoi: [CONTENU.quiFaitQuoi[0], CONTENU.quiFaitQuoi[0]] }, 'quiFaitQuoi'],
    [{ quiFaitQuoi: [CONTENU.quiFaitQuoi[1], CONTENU.quiFaitQuoi[1]] }, 'quiFaitQuoi'],
    [{ decisions: [{ date: '2026-11-23', phrase: 'x' }] }, 'decisions.0.date'],
    [{ ressources: [{ texte: 'x' }] }, 'ressources.0.texte'],
    [{ ressources: 'x' }, 'ressources'],
    [{ diagnostic: 'x' }, 'diagnostic'],
    [{ ouJenSuis: 'x'.repeat(601) }, 'ouJenSuis'],
  ])('refuse %j', (ecart, chemin) => {
    const lu = lire(ecart);
    expect(lu.ok ? [] : lu.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
  });

  it('remarque sans bloquer, et dit où', () => {
    const lu = lire({
      ouJenSuis: 'Votre RQTH est prête.',
      decisions: [{ date: '2026-11-12', phrase: 'Un dispositif vous attend.' }],
    });
    expect(lu.ok && lu.valeur.remarques.map(({ chemin, code }) => [chemin, code])).toEqual([
      ['ouJenSuis', 'SIGLE'],
      ['decisions.0.phrase', 'MOT_DIFFICILE'],
    ]);
  });

  it.each<[string, Partial<ContenuLivret>, boolean]>([
    ['complet', {}, true],
    ['sans étape', { etapes: [] }, false],
    ['sans référent', { quiFaitQuoi: [] }, false],
    ['sans « où j’en suis »', { ouJenSuis: ' ' }, false],
  ])('%s : publiable %p', (_nom, ecart, attendu) => {
    const lu = lire();
    expect(lu.ok && aPartiesObligatoires({ ...lu.valeur.contenu, ...ecart })).toBe(attendu);
  });

  it('un livret vide se relit', () => {
    expect(aPartiesObligatoires(livretVide())).toBe(false);
    expect(lireContenuLivret(livretVide(), '2026-11-22')).toEqual({
      ok: true,
      valeur: { contenu: livretVide(), remarques: [] },
    });
  });

  it.each([[[]], [[{}]], ['texte'], [42], [true], [null], [undefined]])(
    '%p n’est pas un livret vide : refusé',
    (valeur) => {
      expect(lireContenuLivret(valeur, '2026-11-22').ok).toBe(false);
    },
  );

  it('ne lève jamais d’exception', () => {
    fc.assert(fc.property(fc.anything(), (valeur) => typeof lireContenuLivret(valeur, '2026-11-22').ok === 'boolean'));
  });
});

describe('agenda', () => {
  const MAINTENANT = new Date('2026-11-22T10:00:00Z');

  it('écrit un rendez-vous neutre', () => {
    expect(
      calendrier({ id: 'v1', debut: '2026-12-03T08:30:00.000Z', lieu: '12, rue du Port; Vannes' }, MAINTENANT),
    ).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Mon livret de suivi//FR',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:v1@livret',
        'DTSTAMP:20261122T100000Z',
        'DTSTART:20261203T083000Z',
        'DTEND:20261203T093000Z',
        'SUMMARY:Rendez-vous',
        'LOCATION:12\\, rue du Port\\; Vannes',
        'CLASS:PRIVATE',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Rendez-vous',
        'TRIGGER:-P1D',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('plie à 75 octets sans couper un caractère, et n’ouvre jamais une ligne injectée', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (titre) => {
        const fichier = calendrier({ id: 'v1', debut: '2026-12-03T08:30:00.000Z', titre }, MAINTENANT);
        const lignes = fichier.split('\r\n');
        expect(lignes.every((ligne) => octetsUtf8(ligne) <= 75)).toBe(true);
        expect(fichier.replaceAll('\r\n ', '').split('\r\n')).toHaveLength(20);
      }),
    );
    const pirate = calendrier(
      { id: 'v1', debut: '2026-12-03T08:30:00.000Z', titre: 'x\r\nATTACH:http://x' },
      MAINTENANT,
    );
    expect(pirate.split('\r\n').some((ligne) => ligne.startsWith('ATTACH'))).toBe(false);
  });
});
