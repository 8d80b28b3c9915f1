import fc from 'fast-check';
import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import { appliquerGeste, gestesPossibles, ouvrirDispositif, type Dispositif } from './appliquer-geste.js';
import { DISPOSITIFS, estDispositifClos } from './catalogue-dispositifs.js';
import { CHAMPS_DISPOSITIF } from './champs-dispositif.js';
import { machineDispositif } from './definition.js';
import { EXIGENCES_DISPOSITIF } from './exigences-dispositif.js';
import { prochainsPas } from './prochains-pas.js';
import { CONTEXTE, SAISIES } from './essais/saisies.js';
import { TABLE_ATTENDUE } from './essais/table-attendue.js';
import { TYPES_DISPOSITIF } from './types-dispositif.js';

const TOUTES = Object.fromEntries(Object.keys(EXIGENCES_DISPOSITIF).map((nom) => [nom, true]));
const ACTEURS: readonly Acteur[] = [...FONCTIONS, 'SYSTEME'];

describe.each(TYPES_DISPOSITIF)('%s', (type) => {
  const definition = DISPOSITIFS[type];
  const machine = machineDispositif(definition);

  it('est bien construite : chaque état s’atteint, rien ne sort de « annulé »', () => {
    expect(defautsMachine(machine)).toEqual([]);
    expect([...etatsAtteignables(machine)].sort()).toEqual(Object.keys(definition.etats).sort());
  });

  // La table attendue est écrite à la main depuis domain.md 2.2 : état → geste → état, et qui.
  it('chaque état × chaque geste × chaque acteur : exactement la table attendue', () => {
    const obtenu = Object.keys(definition.etats).flatMap((etat) =>
      Object.keys(definition.gestes).flatMap((geste) => {
        const par = ACTEURS.filter(
          (acteur) => appliquer(machine, etat, { transition: geste, acteur, remplies: TOUTES }).ok,
        );
        const [acteur] = par;
        if (acteur === undefined) return [];
        const suivant = appliquer(machine, etat, { transition: geste, acteur, remplies: TOUTES });
        return [`${etat} ${geste} ${suivant.ok ? suivant.valeur : ''} ${par.join(',')}`];
      }),
    );
    expect(obtenu.filter((ligne) => !/ (abandonner|annuler) /.test(ligne))).toEqual(TABLE_ATTENDUE[type]);
  });

  it('l’assuré abandonne à tout moment ; une erreur s’annule toujours, avec un motif', () => {
    for (const etat of Object.keys(definition.etats)) {
      const gestes = gestesPossibles({ type, etat, donnees: {} }, 'ASSURE');
      expect({ etat, abandonne: gestes.includes('abandonner') }).toEqual({
        etat,
        abandonne: !estDispositifClos(type, etat),
      });
      if (etat === 'ANNULE') continue;
      const sans = appliquerGeste(
        { type, etat, donnees: { motif: 'ancien' } },
        { geste: 'annuler', acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie: {} },
        CONTEXTE,
      );
      expect(sans).toMatchObject({ ok: false, erreur: { champs: [{ chemin: 'motif' }] } });
    }
  });

  it('chaque refus opposable par la CPAM exige un motif et les voies de recours', () => {
    for (const { refus, par, exige } of Object.values(definition.gestes))
      if (refus && par.includes('REFERENT_CPAM')) expect(exige).toEqual(['aMotif', 'aVoiesDeRecours']);
  });

  it('chaque champ cité existe ; une condition à remplir a son champ dans le geste, ou s’est remplie avant', () => {
    for (const { champs, exige = [] } of Object.values(definition.gestes)) {
      expect(champs.filter((champ) => !(champ in CHAMPS_DISPOSITIF))).toEqual([]);
      for (const nom of exige) expect(EXIGENCES_DISPOSITIF[nom][0]).toMatch(/\.$/);
    }
  });

  it('tout état ouvert dit qui doit faire quoi, pour quand ; un état clos n’attend personne', () => {
    for (const etat of Object.keys(definition.etats)) {
      const pas = prochainsPas({ type, etat, donnees: {} }, '2026-11-02', CONTEXTE);
      expect({ etat, attendu: pas.length > 0 }).toEqual({ etat, attendu: !estDispositifClos(type, etat) });
      for (const { quoi, echeance } of pas)
        expect([quoi, echeance]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/^\d{4}-/)]);
    }
  });

  // Le parcours suit la table au hasard, avec des saisies justes : aucune suite de gestes ne sort de la machine.
  it('toute suite de gestes permis reste dans la machine, et tous les états finissent par être vus', () => {
    const vus = new Set<string>();
    const jouer = (tirages: readonly number[]): void => {
      const ouvert = ouvrirDispositif(
        type,
        { acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie: SAISIES.ouverture(type) },
        CONTEXTE,
      );
      if (!ouvert.ok) throw new Error(JSON.stringify(ouvert.erreur));
      let dispositif: Dispositif = ouvert.valeur;
      for (const tirage of tirages) {
        vus.add(dispositif.etat);
        const permis = ACTEURS.flatMap((acteur) =>
          gestesPossibles(dispositif, acteur).flatMap((geste) =>
            SAISIES.geste(type, geste, acteur).map((saisie) => ({ geste, acteur, saisie })),
          ),
        );
        // Abandonner et annuler ferment tout : un tirage sur dix seulement, sinon peu de parcours vont au bout.
        const choix = permis.filter(
          ({ geste }) => tirage % 10 === 0 || (geste !== 'abandonner' && geste !== 'annuler'),
        );
        const commande = choix[Math.floor(tirage / 10) % Math.max(1, choix.length)];
        if (commande === undefined) return;
        const fait = appliquerGeste(dispositif, commande, CONTEXTE);
        if (!fait.ok) continue;
        expect(fait.valeur.gestes[0]).toBe(commande.geste);
        expect(Object.keys(definition.etats)).toContain(fait.valeur.dispositif.etat);
        dispositif = fait.valeur.dispositif;
      }
      vus.add(dispositif.etat);
    };
    fc.assert(fc.property(fc.array(fc.nat(100_000), { maxLength: 60, minLength: 20 }), jouer), {
      numRuns: 400,
      seed: 7,
    });
    expect(Object.keys(definition.etats).filter((etat) => !vus.has(etat))).toEqual([]);
  });

  it('ne lève jamais d’exception, quelle que soit la saisie', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(definition.etats)),
        fc.string(),
        fc.constantFrom(...ACTEURS),
        fc.anything(),
        (etat, geste, acteur, saisie) => {
          const nom =
            geste.length % 2
              ? geste
              : (Object.keys(definition.gestes)[geste.length % Object.keys(definition.gestes).length] ?? '');
          expect(typeof appliquerGeste({ type, etat, donnees: {} }, { geste: nom, acteur, saisie }, CONTEXTE).ok).toBe(
            'boolean',
          );
        },
      ),
    );
  });
});
