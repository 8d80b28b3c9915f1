import { describe, expect, it } from '@jest/globals';
import { ETATS_DOSSIER, FONCTIONS, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { faitsDePlateforme, peutActe, type Sujet } from '@pdp/permissions';
import { acteDeTransition, capacitesDossier, capacitesEnJson, type FaitsCapacites } from './capacites.js';

const sujet = (fonction: Fonction): Sujet => ({
  utilisateurId: 'u',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'o',
  plateformeId: 'p',
  assureId: null,
});
const faits = (reste: Partial<FaitsCapacites>): FaitsCapacites => ({
  ...faitsDePlateforme('p'),
  dossierId: 'd',
  etat: 'EN_COURS',
  referentId: 'u',
  ...reste,
});
const LIE = { estAffecte: true, estAffecteEnEcriture: true, partageActif: true } as const;

describe('capacités', () => {
  it('sans lien, personne ne peut rien, sauf trier, et lire le journal de sa plateforme', () => {
    for (const fonction of FONCTIONS) {
      const seules = fonction === 'DPO' || fonction === 'ADMINISTRATEUR' ? ['LIRE_JOURNAL'] : [];
      expect([fonction, capacitesDossier(sujet(fonction), faits({}))]).toEqual([fonction, seules]);
    }
  });

  it('un lien de revue ne donne aucune écriture', () => {
    for (const fonction of FONCTIONS.filter((f) => f !== 'DPO' && f !== 'ADMINISTRATEUR' && f !== 'COORDINATEUR'))
      expect([
        fonction,
        capacitesDossier(sujet(fonction), faits({ estAffecte: true, partageActif: true })).filter(
          (c) => c !== 'CREER_TACHE',
        ),
      ]).toEqual([fonction, []]);
  });

  it('l’assistante sociale mène ; clos, elle peut rouvrir ; limité, elle ne peut que retirer un accord et noter un droit', () => {
    const sociale = sujet('ASSISTANT_SERVICE_SOCIAL');
    expect(capacitesDossier(sociale, faits(LIE))).toEqual(
      expect.arrayContaining([
        'ECRIRE_SOCIAL',
        'SUSPENDRE',
        'PROPOSER_CLOTURE',
        'AFFECTER',
        'TRANSMETTRE_REFERENT',
        'RECUEILLIR_ACCORD',
        'INSCRIRE_REVUE',
        'PUBLIER_LIVRET',
      ]),
    );
    const clos = capacitesDossier(sociale, faits({ ...LIE, etat: 'CLOS' }));
    expect(clos).toEqual(expect.arrayContaining(['ROUVRIR', 'RETIRER_ACCORD']));
    expect(clos).not.toEqual(expect.arrayContaining(['AFFECTER']));
    expect(capacitesDossier(sociale, faits({ ...LIE, limite: true }))).toEqual(['RETIRER_ACCORD', 'NOTER_DROIT']);
  });

  it('du cercle sans être référente, l’assistante sociale mène, mais ne publie pas le livret (domain.md 2.2.16)', () => {
    for (const referentId of ['une-autre', null]) {
      const capacites = capacitesDossier(sujet('ASSISTANT_SERVICE_SOCIAL'), faits({ ...LIE, referentId }));
      expect(capacites).toEqual(expect.arrayContaining(['ECRIRE_SOCIAL', 'AFFECTER', 'INSCRIRE_REVUE']));
      expect(capacites).not.toContain('PUBLIER_LIVRET');
    }
  });

  it('sans accord (a), rien ne s’inscrit en revue', () => {
    expect(capacitesDossier(sujet('ASSISTANT_SERVICE_SOCIAL'), faits({ ...LIE, partageActif: false }))).not.toContain(
      'INSCRIRE_REVUE',
    );
  });

  it('un partenaire n’agit que dans les catégories consenties', () => {
    const capEmploi = sujet('CONSEILLER_CAP_EMPLOI');
    expect(capacitesDossier(capEmploi, faits({ ...LIE, categoriesConsenties: ['projet'] }))).toContain('ECRIRE_PROJET');
    expect(capacitesDossier(capEmploi, faits({ ...LIE, categoriesConsenties: ['identite'] }))).not.toContain(
      'ECRIRE_PROJET',
    );
  });

  it('jamais archiver, purger ni partager : ce ne sont pas des boutons', () => {
    for (const etat of ETATS_DOSSIER)
      for (const fonction of FONCTIONS)
        expect(
          capacitesDossier(sujet(fonction), faits({ ...LIE, estConcerne: true, etat })).filter((c) =>
            /ARCHIVER|PURGER|PARTAGER/.test(c),
          ),
        ).toEqual([]);
  });

  it('la mémoire ne confond ni les fonctions, ni les faits', () => {
    for (const fonction of FONCTIONS)
      for (const f of [
        faits({}),
        faits(LIE),
        faits({ ...LIE, categoriesConsenties: ['projet'] }),
        faits({ ...LIE, limite: true }),
        faits({ plateformeId: 'ailleurs' }),
        faits({ estConcerne: true }),
        faits({ ...LIE, referentId: 'une-autre' }),
      ])
        for (let fois = 0; fois < 2; fois += 1)
          expect(JSON.parse(capacitesEnJson(sujet(fonction), f))).toEqual(capacitesDossier(sujet(fonction), f));
  });

  it('clore demande l’acte de clôture', () => {
    expect(acteDeTransition('clore')).toBe('dossier.cloturer');
    expect(peutActe('COORDINATEUR', acteDeTransition('clore'))).toBe(false);
    expect(peutActe('COORDINATEUR', acteDeTransition('proposerCloture'))).toBe(true);
  });
});
