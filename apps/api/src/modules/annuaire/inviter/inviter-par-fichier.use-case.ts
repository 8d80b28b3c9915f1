import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ApercuInvitations,
  type CodeInvitation,
  type ErreurMetier,
  type Fonction,
  type InvitationsFaites,
  type LigneInvitation,
  type Resultat,
} from '@pdp/domain';
import { DUREE_INVITATION_S, nouveauCode } from '../../../platform/auth/invitations.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { CreerHabilitation } from '../creer-habilitation/creer-habilitation.use-case.js';
import { InvitationsDepot } from '../persistence/invitations.depot.js';
import { lireFichier, lireFonction, type LigneLue } from './lire-fichier.js';

type Essai = { readonly vue: LigneInvitation; readonly code: CodeInvitation | null };
/** Sort d'un aperçu : tout est joué pour de vrai, puis annulé. */
class Apercu {
  constructor(readonly valeur: ApercuInvitations) {}
}

/**
 * Invite des personnes par un fichier CSV, ligne à ligne. L'aperçu joue chaque ligne dans une transaction annulée : ses
 * raisons sont celles du vrai refus. Les codes ne sont ni envoyés ni gardés : montrés une fois, en base leur empreinte.
 */
@Injectable()
export class InviterParFichier {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly creation: CreerHabilitation,
    private readonly depot: InvitationsDepot,
  ) {}

  async apercu(acteur: Acteur, contenu: string): Promise<Resultat<ApercuInvitations, ErreurMetier>> {
    const lu = lireFichier(contenu);
    if ('faute' in lu) return echec(fichierRefuse(lu.faute));
    const joue = await this.unite.executer<never, Apercu>(acteur, async (tx) =>
      echec(new Apercu(compter(await this.jouer(tx, acteur, lu.lignes)))),
    );
    return joue.ok ? echec(fichierRefuse('Aperçu impossible.')) : succes(joue.erreur.valeur);
  }

  async executer(
    acteur: Acteur,
    contenu: string,
    attendues: number,
  ): Promise<Resultat<InvitationsFaites, ErreurMetier>> {
    const lu = lireFichier(contenu);
    if ('faute' in lu) return echec(fichierRefuse(lu.faute));
    // Hors du résultat de la transaction : une clé d'idempotence le garderait vingt-quatre heures en base.
    let codes: readonly CodeInvitation[] | null = null;
    const fait = await this.unite.executer<Omit<InvitationsFaites, 'codes'>, ErreurMetier>(acteur, async (tx) => {
      const essais = await this.jouer(tx, acteur, lu.lignes);
      const { acceptees, refusees } = compter(essais);
      if (acceptees !== attendues)
        return echec(erreurMetier('conflit', 'La situation a changé depuis l’aperçu : relisez-le avant de confirmer.'));
      codes = essais.flatMap(({ code }) => (code === null ? [] : [code]));
      const fin = new Date(tx.maintenant.getTime() + DUREE_INVITATION_S * 1000);
      return succes({ acceptees, refusees, finDesCodes: fin.toISOString() });
    });
    return fait.ok ? succes({ ...fait.valeur, codes }) : fait;
  }

  private async jouer(tx: Transaction, acteur: Acteur, lignes: readonly LigneLue[]): Promise<readonly Essai[]> {
    const organismes = await this.depot.organismes(tx, acteur.plateformeId);
    const essais: Essai[] = [];
    for (const ligne of lignes) essais.push(await this.jouerUne(tx, acteur, ligne, organismes));
    return essais;
  }

  private async jouerUne(
    tx: Transaction,
    acteur: Acteur,
    ligne: LigneLue,
    organismes: ReadonlyMap<string, string>,
  ): Promise<Essai> {
    const fonction = lireFonction(ligne.fonction);
    const organismeId = organismes.get(ligne.organisme.toLowerCase());
    if (fonction === null) return refusee(ligne, fonction, ['Cette fonction n’existe pas.']);
    if (organismeId === undefined) return refusee(ligne, fonction, ['Cet organisme n’est pas de votre plateforme.']);
    const connu = await this.depot.professionnel(tx, acteur.plateformeId, ligne.courriel);
    const code = connu === null ? nouveauCode() : null;
    const { nom, prenom, courriel, debut, fin, motif } = ligne;
    const requete = {
      ...(connu === null ? { nouvelUtilisateur: { nom, prenom, courriel } } : { utilisateurId: connu }),
      ...(debut === '' ? {} : { debut }),
      ...(fin === '' ? {} : { fin }),
      fonction,
      organismeId,
      motif,
    };
    await tx.sql('SAVEPOINT invitation');
    const cree = await this.creation.dansTransaction(tx, acteur, requete, code ?? undefined);
    if (!cree.ok) {
      await tx.sql('ROLLBACK TO SAVEPOINT invitation');
      return refusee(ligne, fonction, raisonsDe(cree.erreur));
    }
    const sort = connu === null ? 'NOUVEAU_COMPTE' : 'FONCTION_DE_PLUS';
    const { organisme } = ligne;
    return {
      vue: { ...vueDe(ligne, fonction), sort, raisons: [] },
      code: code === null ? null : { personne: `${prenom} ${nom}`, courriel, fonction, organisme, code },
    };
  }
}

const vueDe = ({ numero, nom, prenom, courriel, organisme }: LigneLue, fonction: Fonction | null) => ({
  ligne: numero,
  personne: `${prenom} ${nom}`.trim(),
  courriel,
  fonction,
  organisme,
});

const refusee = (ligne: LigneLue, fonction: Fonction | null, raisons: readonly string[]): Essai => ({
  vue: { ...vueDe(ligne, fonction), sort: 'REFUSEE', raisons },
  code: null,
});

const raisonsDe = ({ detail, champs }: ErreurMetier): readonly string[] =>
  champs === undefined || champs.length === 0 ? [detail] : champs.map(({ message }) => message);

function compter(essais: readonly Essai[]): ApercuInvitations {
  const lignes = essais.map(({ vue }) => vue);
  const refusees = lignes.filter(({ sort }) => sort === 'REFUSEE').length;
  return { lignes, acceptees: lignes.length - refusees, refusees };
}

const fichierRefuse = (message: string): ErreurMetier =>
  erreurMetier('requete-invalide', message, { champs: [{ chemin: 'contenu', code: 'illisible', message }] });
