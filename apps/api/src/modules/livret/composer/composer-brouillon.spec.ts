import {
  CODES_DECISION,
  DECISIONS,
  ETATS_DOSSIER,
  ETATS_VISITE,
  aPartiesObligatoires,
  lireContenuLivret,
  remarquesLivret,
} from '@pdp/domain';
import { composerBrouillon, type MatiereLivret, type PersonneDuCercle } from './composer-brouillon.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const CLAIRE: PersonneDuCercle = {
  civilite: 'Mme',
  prenom: 'Claire',
  nom: 'Le Bihan',
  fonction: 'ASSISTANT_SERVICE_SOCIAL',
  referent: true,
  organismeId: 'ss',
  organisme: 'Service social de l’Assurance Maladie, Morbihan',
  telephone: '02 99 00 00 00',
};
const MEDECIN: PersonneDuCercle = {
  ...CLAIRE,
  civilite: 'Dr',
  prenom: 'Hervé',
  nom: 'Le Goff',
  fonction: 'MEDECIN_TRAVAIL',
  referent: false,
  organismeId: 'amiem',
  organisme: 'AMIEM',
};
const VISITE = {
  etat: 'PLANIFIEE',
  dateHeure: new Date('2026-12-03T08:30:00Z'),
  lieu: 'AMIEM Vannes',
  organismeId: 'amiem',
  organisme: 'AMIEM',
} as const;
const matiere = (reste: Partial<MatiereLivret> = {}): MatiereLivret => ({
  etat: 'EN_COURS',
  personnes: [CLAIRE],
  services: [],
  visites: [],
  rencontres: [],
  rendezVousFixe: null,
  taches: [],
  decisions: [],
  premierEntretien: '2026-10-14',
  ...reste,
});
const composer = (reste: Partial<MatiereLivret> = {}) => composerBrouillon(matiere(reste), MAINTENANT);

describe('premier brouillon', () => {
  it.each(ETATS_DOSSIER)('dossier %s : publiable tel quel, relu par le domaine, sans remarque de langage', (etat) => {
    const contenu = composer({ etat, visites: [VISITE] });
    expect(aPartiesObligatoires(contenu)).toBe(true);
    expect(lireContenuLivret(contenu, '2026-11-22')).toEqual({ ok: true, valeur: { contenu, remarques: [] } });
    expect(remarquesLivret(composer({ etat }))).toEqual([]);
  });

  it('propose le plus proche : un rendez-vous fixé, ou une visite', () => {
    const fixe = {
      id: 'r',
      dateHeure: '2026-12-01T08:30:00.000Z',
      objet: 'Rendez-vous avec Claire Le Bihan',
      lieu: 'Agence de Vannes, 1 rue des Essais',
      explication: 'Vous pouvez venir avec la personne de votre choix.',
    };
    expect(composer({ rendezVousFixe: fixe, visites: [VISITE] }).rendezVous?.objet).toBe(fixe.objet);
    const tard = { ...fixe, dateHeure: '2026-12-20T08:30:00.000Z' };
    expect(composer({ rendezVousFixe: tard, visites: [VISITE] }).rendezVous?.objet).toMatch(/^Visite/);
    const contenu = composer({ rendezVousFixe: fixe });
    expect(lireContenuLivret(contenu, '2026-11-22')).toMatchObject({ ok: true, valeur: { remarques: [] } });
  });

  it('annonce la visite de reprise et le rendez-vous de liaison, jamais un refus', () => {
    const etapes = composer({
      rencontres: [
        { type: 'VISITE_REPRISE', etat: 'PLANIFIEE', le: '2026-12-08' },
        { type: 'RENDEZ_VOUS_LIAISON', etat: 'ACCEPTE', le: '2026-11-30' },
        { type: 'RENDEZ_VOUS_LIAISON', etat: 'REFUSE', le: '2026-10-30' },
      ],
    }).etapes.slice(1);
    expect(etapes.map(({ titre, quand, statut }) => [titre, quand, statut])).toEqual([
      ['Passer ma visite de reprise', '2026-12-08', 'EN_COURS'],
      ['Parler de mon retour avec mon employeur', '2026-11-30', 'EN_COURS'],
    ]);
  });

  it('dit qui fait quoi : le référent d’abord, les services acceptés, moi à la fin', () => {
    const amiem = {
      unite: 'SPST',
      organismeId: 'amiem',
      organisme: 'AMIEM, service de santé au travail',
      telephone: null,
    } as const;
    const capEmploi = {
      unite: 'CAP_EMPLOI',
      organismeId: 'ce',
      organisme: 'Cap emploi Morbihan',
      telephone: '02 99 00 00 01',
    } as const;
    const { quiFaitQuoi } = composer({ personnes: [CLAIRE, MEDECIN], services: [amiem, capEmploi] });
    expect(quiFaitQuoi.map(({ nom, fonction, referent, moi }) => [nom, fonction, referent, moi])).toEqual([
      ['Claire Le Bihan', 'assistante sociale', true, false],
      ['Dr Hervé Le Goff', 'médecin du travail', false, false],
      ['Cap emploi Morbihan', 'service pour l’emploi', false, false],
      ['Moi', 'la personne accompagnée', false, true],
    ]);
    expect(composer({ services: [amiem] }).quiFaitQuoi[1]).toMatchObject({
      nom: 'AMIEM',
      fait: 'Ce service suit votre santé au travail.',
    });
  });

  it('ne nomme un médecin que si c’est le sien', () => {
    expect(composer({ visites: [VISITE] }).rendezVous?.objet).toBe('Visite de pré-reprise avec le médecin du travail');
    expect(composer({ visites: [VISITE], personnes: [CLAIRE, MEDECIN] }).rendezVous).toEqual({
      dateHeure: '2026-12-03T08:30:00.000Z',
      objet: 'Visite de pré-reprise avec le Dr Hervé Le Goff, médecin du travail',
      lieu: 'AMIEM Vannes',
      explication: 'Cette visite sert à préparer votre retour. Elle ne décide de rien.',
    });
    const ailleurs = { ...MEDECIN, organismeId: 'autre' };
    expect(composer({ visites: [VISITE], personnes: [CLAIRE, ailleurs] }).rendezVous?.objet).not.toContain('Le Goff');
  });

  it('ne nomme pas le médecin conseil, qui est celui de la caisse', () => {
    const conseil = {
      ...MEDECIN,
      fonction: 'MEDECIN_CONSEIL' as const,
      nom: 'Morvan',
      organismeId: 'cpam',
      organisme: 'CPAM du Morbihan',
    };
    const ligne = composer({ personnes: [CLAIRE, conseil] }).quiFaitQuoi[1];
    expect(ligne).toMatchObject({
      nom: 'Service médical',
      fonction: 'médecin conseil',
      organisme: 'caisse primaire d’assurance maladie du Morbihan',
    });
    expect(JSON.stringify(ligne)).not.toContain('Morvan');
  });

  it('prend le plus proche rendez-vous à venir, jamais un passé', () => {
    const passee = { ...VISITE, dateHeure: new Date('2026-11-01T08:30:00Z') };
    const lointaine = { ...VISITE, dateHeure: new Date('2027-01-01T08:30:00Z') };
    expect(composer({ visites: [lointaine, passee, VISITE] }).rendezVous?.dateHeure).toBe('2026-12-03T08:30:00.000Z');
    expect(composer({ visites: [passee] }).rendezVous).toBeNull();
  });

  it.each(ETATS_VISITE)('une visite %s devient une étape, sauf annulée', (etat) => {
    expect(composer({ visites: [{ ...VISITE, etat }] }).etapes).toHaveLength(etat === 'ANNULEE' ? 1 : 2);
  });

  it('les tâches deviennent des étapes sans sigle, coupées si besoin', () => {
    const { etapes } = composer({
      taches: [
        { libelle: 'Préparer la RQTH', responsable: 'Claire Le Bihan', echeance: '2026-12-01', etat: 'A_FAIRE' },
        { libelle: 'x'.repeat(300), responsable: null, echeance: null, etat: 'FAITE' },
        { libelle: 'abandonnée', responsable: null, echeance: null, etat: 'SANS_OBJET' },
      ],
    });
    expect(etapes.slice(1)).toMatchObject([
      {
        titre: 'Préparer la reconnaissance de la qualité de travailleur handicapé',
        qui: 'Claire Le Bihan',
        quand: '2026-12-01',
        statut: 'A_VENIR',
      },
      { qui: 'le service qui vous suit', statut: 'FAIT' },
    ]);
    expect(etapes).toHaveLength(3);
    expect(etapes[2]?.titre).toHaveLength(120);
  });

  it('reprend les phrases des décisions, datées à Paris', () => {
    const phrase = DECISIONS[CODES_DECISION[0]!].phraseAssure;
    expect(
      composer({
        decisions: [
          { le: new Date('2026-11-11T23:30:00Z'), phrase },
          { le: MAINTENANT, phrase: ' ' },
        ],
      }).decisions,
    ).toEqual([{ date: '2026-11-12', phrase }]);
  });

  it('tient dans les limites du livret, même d’un dossier chargé', () => {
    const contenu = composer({
      personnes: Array.from({ length: 40 }, (_, i) => ({ ...CLAIRE, referent: i === 0, nom: '👩🏽‍⚕️'.repeat(80) })),
      taches: Array.from({ length: 60 }, () => ({
        libelle: 'é'.repeat(400),
        responsable: 'z'.repeat(300),
        echeance: null,
        etat: 'BLOQUEE' as const,
      })),
      decisions: Array.from({ length: 90 }, () => ({ le: MAINTENANT, phrase: 'm'.repeat(900) })),
    });
    const lu = lireContenuLivret(contenu, '2026-11-22');
    expect(lu.ok ? [] : lu.erreur).toEqual([]);
  });
});
