import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type AccesLivretVue,
  type ErreurMetier,
  type InvitationVue,
  type Resultat,
} from '@pdp/domain';
import {
  DUREE_INVITATION_S,
  EMETTEUR_INVITATION,
  finDInvitation,
  nouveauCodeARecopier,
  sujetDInvitation,
} from '../../../platform/auth/invitations.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { ComptesAssuresDepot, type CompteAssure } from '../persistence/comptes-assures.depot.js';
import { InvitationsDepot } from '../persistence/invitations.depot.js';

// Qui recueille les accords de ce dossier rencontre la personne : il peut lui remettre son code (décision 0029).
const RECUEIL = { action: 'ecrire', categorie: 'consentements', portee: 'recueil' } as const;
const CLOS = ['CLOS', 'ARCHIVE', 'PURGE'];

/** Ouvre à une personne l'accès à son livret : un compte né de son dossier, et un code à usage unique remis en main propre. */
@Injectable()
export class OuvrirLivret {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly comptes: ComptesAssuresDepot,
    private readonly invitations: InvitationsDepot,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** Où en est cet accès. */
  async lire(acteur: Acteur, dossierId: string): Promise<Resultat<AccesLivretVue, ErreurMetier>> {
    const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId), RECUEIL);
    return refus ? echec(refus) : succes(presenter(await this.comptes.duDossier(dossierId), this.horloge()));
  }

  /** Donne un code neuf ; celui d'avant ne vaut plus. Refus si la personne s'est déjà connectée. */
  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<InvitationVue, ErreurMetier>> {
    // Hors du résultat de la transaction : une clé d'idempotence le garderait vingt-quatre heures en base.
    let code: string | null = null;
    const fait = await this.unite.executer<Omit<InvitationVue, 'code'>, ErreurMetier>(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, RECUEIL);
      if (refus) return echec(refus);
      if (faits !== null && CLOS.includes(faits.etat)) return echec(dossierClos());
      const neuf = nouveauCodeARecopier();
      const id = await this.attribuer(tx, acteur, dossierId, sujetDInvitation(neuf, tx.maintenant));
      if (id === null) return echec(dejaVenue());
      tx.journaliser({ action: 'livret.ouvrir', ressource: 'utilisateur', ressourceId: id, dossierId });
      code = neuf;
      return succes({ id, fin: new Date(tx.maintenant.getTime() + DUREE_INVITATION_S * 1000).toISOString() });
    });
    return fait.ok ? succes({ ...fait.valeur, code }) : fait;
  }

  private async attribuer(tx: Transaction, acteur: Acteur, dossierId: string, sujet: string): Promise<string | null> {
    const connu = await this.comptes.verrouiller(tx, dossierId);
    if (connu === null) return this.comptes.creer(tx, acteur, dossierId, sujet);
    return (await this.invitations.remplacerCode(tx, connu.id, sujet)) ? connu.id : null;
  }
}

function presenter(compte: CompteAssure | null, maintenant: Date): AccesLivretVue {
  if (compte === null) return { etat: 'JAMAIS_OUVERT', finDuCode: null };
  if (!compte.ouvert) return { etat: 'FERME', finDuCode: null };
  if (compte.emetteur !== EMETTEUR_INVITATION) return { etat: 'OUVERT', finDuCode: null };
  const fin = finDInvitation(compte.sujet);
  const vaut = fin !== null && fin > maintenant;
  return { etat: vaut ? 'CODE_DONNE' : 'CODE_PERIME', finDuCode: fin?.toISOString() ?? null };
}

const dossierClos = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Cet accompagnement est terminé : il n’y a plus de livret à ouvrir.');
const dejaVenue = (): ErreurMetier =>
  erreurMetier('conflit', 'Cette personne s’est déjà connectée, ou son compte est fermé : un code ne lui sert plus.');
