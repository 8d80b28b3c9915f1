import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconUserSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LIBELLES_ALERTE } from '@pdp/domain';
import type { DossierLigne } from '@pdp/domain';
import type { ParametresUrl } from '../../platform/api/client';
import { echeanceEnClair } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { couleurEtat, libelleEtat } from '../dossier/dossier.vue';
import { couleurAlerte } from '../travail/travail.vue';
import { optionsDossiers } from './assure.requetes';
import { arretLigne } from './assure.vue';
import styles from './assure.module.css';

type Props = { readonly filtres: ParametresUrl; readonly filtre: boolean };

const COLONNES: readonly Colonne<DossierLigne>[] = [
  { cle: 'nom', titre: 'Assuré', principale: true, cellule: (l) => <Nom ligne={l} />, largeur: '23%' },
  { cle: 'etat', titre: 'État', cellule: (l) => <Puce couleur={couleurEtat(l.etat)}>{libelleEtat(l.etat)}</Puce> },
  { cle: 'referent', titre: 'Référent', cellule: (l) => <Referent ligne={l} />, largeur: '16%' },
  { cle: 'etape', titre: 'Prochaine étape', cellule: prochaineEtape, largeur: '24%' },
  { cle: 'alertes', titre: 'À surveiller', cellule: alertes },
];

/** Dossiers trouvés ; J et K passent d'une ligne à l'autre, Entrée ouvre. */
export function ListeAssures({ filtres, filtre }: Props) {
  const liste = useInfiniteQuery({ ...optionsDossiers(filtres), placeholderData: keepPreviousData });
  return (
    <div className={liste.isPlaceholderData ? styles['ancienne'] : undefined} aria-busy={liste.isPlaceholderData}>
      <TableauPagine
        requete={liste}
        attente={<Squelette lignes={8} hauteur={44} />}
        legende="Dossiers"
        colonnes={COLONNES}
        cle={(ligne) => ligne.id}
        vide={<Vide filtre={filtre} />}
      />
    </div>
  );
}

function Nom({ ligne }: { ligne: DossierLigne }) {
  const arret = arretLigne(ligne);
  return (
    <>
      <Link to="/dossiers/$id" params={{ id: ligne.id }} className={styles['nom']} data-lien-ligne="">
        {ligne.nomAffiche ?? `Dossier ${ligne.numero}`}
      </Link>
      <div className="fin">
        {arret !== '' && `${arret} · `}
        <span className="nombre">{ligne.numero}</span>
      </div>
    </>
  );
}

const Referent = ({ ligne }: { ligne: DossierLigne }) =>
  ligne.referent === null ? <span className="fin">aucun</span> : <>{ligne.referent}</>;

// Rien à montrer rend `null`, et la fiche du téléphone se passe de la ligne.
function prochaineEtape(ligne: DossierLigne) {
  return ligne.prochaineEtape ? <ProchaineEtape ligne={ligne} /> : null;
}

function ProchaineEtape({ ligne }: { ligne: DossierLigne }) {
  const aujourdhui = useAujourdhui();
  const echeance = ligne.prochaineEcheance ? echeanceEnClair(ligne.prochaineEcheance, aujourdhui) : null;
  return (
    <>
      {ligne.prochaineEtape}
      {echeance && (
        <div>
          {echeance.urgence === 'normale' ? (
            <span className="fin">pour le {echeance.libelle}</span>
          ) : (
            <Puce couleur={echeance.urgence === 'retard' ? 'rouge' : 'ambre'}>{echeance.libelle}</Puce>
          )}
        </div>
      )}
    </>
  );
}

function alertes(ligne: DossierLigne) {
  if (ligne.alertes.length === 0) return null;
  return (
    <span className={styles['alertes']}>
      {ligne.alertes.map((alerte) => (
        <Puce key={alerte} couleur={couleurAlerte(alerte)}>
          {libelleDe(LIBELLES_ALERTE, alerte)}
        </Puce>
      ))}
    </span>
  );
}

function Vide({ filtre }: { filtre: boolean }) {
  return filtre ? (
    <EtatVide
      titre="Aucun dossier ne répond à cette recherche"
      icone={<IconUserSearch size={32} />}
      action={
        <LienBouton to="/assures" variant="default">
          Voir tous mes dossiers
        </LienBouton>
      }
    >
      Vérifiez l’orthographe. La recherche ne montre que les dossiers qui vous sont ouverts.
    </EtatVide>
  ) : (
    <EtatVide
      titre="Aucun dossier ne vous est ouvert"
      icone={<IconUserSearch size={32} />}
      action={<LienBouton to="/signaler">Signaler une situation</LienBouton>}
    >
      Un dossier apparaît ici quand la personne a donné son accord, ou quand il vous est confié.
    </EtatVide>
  );
}
