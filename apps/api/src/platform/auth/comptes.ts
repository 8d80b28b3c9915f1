import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  succes,
  type ErreurMetier,
  type Fonction,
  type RaisonRefusConnexion,
  type Resultat,
  type Unite,
} from '@pdp/domain';
import { SYSTEME, type Acteur } from '../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture } from '../database/lecture.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import { DebitsConnexion } from './debits-connexion.js';
import { fonctionsAdmises, type Dires } from './exigences.js';
import type { Identite } from './identite.js';
import { Invitations, type IssueRattachement } from './invitations.js';
import { refusDeConnexion } from './refus-connexion.js';
import { COMPTE, type LigneCompte } from './requetes-session.js';

type Demande = {
  readonly profil: ProfilFournisseur;
  readonly dires: Dires;
  readonly invitation: string | null;
  readonly correlationId: string;
};

/** Retrouve la personne d'une identité prouvée, sous sa dernière habilitation exercée que ce fournisseur ouvre. */
@Injectable()
export class Comptes {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly journal: JournalGroupe,
    private readonly debits: DebitsConnexion,
    private readonly invitations: Invitations,
  ) {}

  async trouver(identite: Identite, demande: Demande): Promise<Resultat<Omit<Acteur, 'sessionId'>, ErreurMetier>> {
    const { profil, dires, invitation, correlationId } = demande;
    const fonctions = fonctionsAdmises(profil);
    const issue =
      invitation === null ? null : await this.invitations.rattacher(identite, invitation, { profil, dires });
    const ligne = await this.lire(identite, fonctions);
    if (ligne?.actif && !ligne.suspendu && ligne.habilitation_id !== null) {
      const admise = await this.debits.ouvrir(ligne.utilisateur_id);
      return admise.ok ? succes(enActeur(ligne, ligne.habilitation_id, correlationId)) : admise;
    }
    await this.consigner(ligne);
    return echec(refusDeConnexion(RAISON_D_UN_CODE[issue ?? 'rattache'] ?? raisonDuRefus(ligne)));
  }

  /** Refuse une identité dont le fournisseur n'a pas prouvé deux facteurs ; le refus est journalisé à son nom. */
  async refuserNiveau(identite: Identite): Promise<ErreurMetier> {
    await this.consigner(await this.lire(identite, []), 'session.refuserNiveau');
    return refusDeConnexion('niveau');
  }

  private async lire({ emetteur, sujet }: Identite, fonctions: readonly Fonction[]): Promise<LigneCompte | undefined> {
    const valeurs = [emetteur, sujet, this.horloge(), fonctions];
    return (await this.lecture.lire<LigneCompte>(COMPTE, valeurs, ACCES_SYSTEME))[0];
  }

  private consigner(ligne: LigneCompte | undefined, action = 'session.ouvrir'): Promise<void> {
    const ressourceId = ligne?.utilisateur_id ?? null;
    return this.journal.consigner(SYSTEME, { action, ressource: 'utilisateur', ressourceId, resultat: 'REFUS' });
  }
}

/** Ce que dit un code qui n'a rien ouvert ; sans code, ou rattaché, c'est le compte qui dit pourquoi. */
const RAISON_D_UN_CODE: Readonly<Record<IssueRattachement, RaisonRefusConnexion | null>> = {
  rattache: null,
  code: 'invitation',
  identite: 'identite-differente',
};

function raisonDuRefus(ligne: LigneCompte | undefined): RaisonRefusConnexion {
  if (!ligne) return 'inconnu';
  if (!ligne.actif) return 'desactive';
  if (ligne.suspendu) return 'suspendu';
  if (ligne.ailleurs) return 'autre-fournisseur';
  if (ligne.mandataire) return 'sans-mandat';
  return ligne.une_suspendue ? 'suspendu' : 'sans-habilitation';
}

function enActeur(l: LigneCompte, habilitationId: string, correlationId: string): Omit<Acteur, 'sessionId'> {
  return {
    utilisateurId: l.utilisateur_id,
    habilitationId,
    fonction: l.fonction as Fonction,
    unite: l.unite as Unite,
    organismeId: l.organisme_id,
    plateformeId: l.plateforme_id,
    assureId: l.fonction === 'ASSURE' ? l.assure_id : null,
    nom: l.nom,
    correlationId,
  };
}
