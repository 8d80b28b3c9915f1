import { Injectable } from '@nestjs/common';
import {
  donnerConsentement,
  echec,
  erreurMetier,
  lireSignature,
  manqueAuRecueil,
  succes,
  type CommandeConsentement,
  type Consentement,
  type ErreurMetier,
  type PreuveAccordRequete,
  type Resultat,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { ConsentementDepot, type LigneConsentement, type Preuve } from '../persistence/consentement.depot.js';
import { LiensEtEtat } from './liens-et-etat.js';
import { SuitesDAccord } from './suites-accord.js';

/** Accord à recueillir, et ce qui en fera la preuve. */
export type CommandeRecueil = CommandeConsentement & PreuveAccordRequete;

/** Accord enregistré : son id, et l'état du dossier qu'il a pu faire avancer. */
export type ConsentementDonne = { readonly id: string; readonly version: number; readonly etat: string };

/**
 * Recueille un accord : preuve, liens de service, et passage en évaluation au premier accord (a). Redonner un accord au
 * même destinataire avec un autre contenu le remplace.
 */
@Injectable()
export class DonnerConsentement {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: ConsentementDepot,
    private readonly dossier: LiensEtEtat,
    private readonly suites: SuitesDAccord,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    commande: CommandeRecueil,
  ): Promise<Resultat<ConsentementDonne, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'recueil' });
      if (refus || faits === null) return echec(refus ?? erreurMetier('introuvable', ''));
      const accord = lireAccord(acteur, faits, commande, tx.maintenant);
      if (!accord.ok) return accord;
      const protegee = await this.depot.estProtegee(tx, dossierId);
      const preuve = await this.lirePreuve(tx, acteur, { commande, dossierId, protegee });
      if (!preuve.ok) return preuve;
      if (
        accord.valeur.portee === 'PARTENAIRE' &&
        !(await this.depot.organismeExerce(tx, accord.valeur.organismeId, accord.valeur.unite))
      )
        return echec(organismeInconnu());
      const ancien = await this.depot.duMemeDestinataire(tx, dossierId, accord.valeur);
      if (ancien?.actif && estIdentique(ancien, accord.valeur))
        return echec(erreurMetier('conflit', 'Cet accord est déjà donné.'));
      const id = await this.enregistrer(tx, acteur, dossierId, {
        accord: accord.valeur,
        preuve: preuve.valeur,
        ancien,
      });
      const etat = await this.dossier.faireAvancer(tx, acteur, faits, accord.valeur.portee);
      return etat.ok ? succes({ id, version: 1, etat: etat.valeur }) : etat;
    });
  }

  private async enregistrer(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    { accord, preuve, ancien }: { accord: Consentement; preuve: Preuve; ancien: LigneConsentement | null },
  ): Promise<string> {
    if (ancien) await this.depot.finir(tx, ancien.id, ancien.actif ? 'REMPLACEMENT' : 'ECHEANCE', acteur.utilisateurId);
    const id = await this.depot.inserer(tx, dossierId, accord, preuve);
    await this.dossier.relier(tx, acteur, { dossierId, consentementId: id, ancienId: ancien?.id ?? null, accord });
    await this.suites.annoncer(tx, { dossierId, consentementId: id, accord, remplaceActif: ancien?.actif === true });
    return id;
  }

  private async lirePreuve(
    tx: Transaction,
    acteur: Acteur,
    { commande, dossierId, protegee }: { commande: CommandeRecueil; dossierId: string; protegee: boolean },
  ): Promise<Resultat<Preuve, ErreurMetier>> {
    const { canal, signature, formulaireId, representantVerifie = false } = commande;
    const parAgent = !DU_COTE_DE_L_ASSURE.includes(acteur.fonction);
    const joints = { signee: signature !== undefined, numerise: formulaireId !== undefined };
    const manque = manqueAuRecueil({ parAgent, canal, ...joints, protegee, verifie: representantVerifie });
    if (manque) return echec(erreurMetier('regle-metier', manque.message, { champs: manque.champs }));
    const lue = signature ? lireSignature(signature) : succes(null);
    if (!lue.ok) return echec(erreurMetier('regle-metier', lue.erreur.message, { champs: lue.erreur.champs }));
    const formulaire =
      formulaireId === undefined ? succes(null) : await this.suites.formulaire(tx, acteur, dossierId, formulaireId);
    if (!formulaire.ok) return formulaire;
    return succes({
      representantVerifie: protegee && representantVerifie,
      signature: lue.valeur,
      formulaire: formulaire.valeur,
    });
  }
}

const DU_COTE_DE_L_ASSURE = ['ASSURE', 'MANDATAIRE'];

function lireAccord(
  acteur: Acteur,
  faits: FaitsDossier,
  commande: CommandeConsentement,
  maintenant: Date,
): Resultat<Consentement, ErreurMetier> {
  if (['CLOS', 'ARCHIVE', 'PURGE'].includes(faits.etat))
    return echec(erreurMetier('regle-metier', 'Ce dossier est clos : un nouvel accord n’y a pas de sens.'));
  const seul = DU_COTE_DE_L_ASSURE.includes(acteur.fonction);
  if (seul && commande.canal !== 'SIGNATURE_ELECTRONIQUE')
    return echec(champ('canal', 'Vous donnez ici votre accord par signature électronique.'));
  const accord = donnerConsentement(commande, seul ? null : acteur.utilisateurId, maintenant);
  return accord.ok
    ? accord
    : echec(erreurMetier('regle-metier', accord.erreur.message, { champs: accord.erreur.champs }));
}

const champ = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'INVALIDE', message }] });

const organismeInconnu = (): ErreurMetier => champ('organismeId', 'Cet organisme n’exerce pas ce service.');

function estIdentique(ancien: LigneConsentement, accord: Consentement): boolean {
  const memeFin = (ancien.fin?.getTime() ?? null) === (accord.fin === null ? null : Date.parse(accord.fin));
  return (
    memeFin &&
    ancien.categories.length === accord.categories.length &&
    accord.categories.every((categorie: string) => ancien.categories.includes(categorie))
  );
}
