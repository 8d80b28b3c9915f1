import { useInfiniteQuery } from '@tanstack/react-query';
import { IconAddressBook, IconPhone } from '@tabler/icons-react';
import { LIBELLES_FONCTION, LIBELLES_UNITE } from '@pdp/domain';
import type { PersonneAnnuaire, Unite } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { telephone } from '../../platform/format/textes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Personne } from '../../platform/ui/mise-en-page/personne';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { optionsAnnuaire } from './annuaire.requetes';
import styles from './annuaire.module.css';
import { autresFonctionsEnClair, couleurUnite } from './annuaire.vue';

type Props = { readonly recherche: string | undefined; readonly unite: Unite | undefined };

/** Professionnels de la plateforme : qui ils sont, où les joindre. */
export function ListeAnnuaire({ recherche, unite }: Props) {
  const liste = useInfiniteQuery(optionsAnnuaire({ recherche, unite }));
  return (
    <TableauPagine
      requete={liste}
      attente={<Squelette lignes={8} />}
      legende="Professionnels de la plateforme"
      colonnes={COLONNES}
      cle={({ id }) => id}
      vide={<Vide filtre={recherche !== undefined || unite !== undefined} />}
    />
  );
}

const COLONNES: readonly Colonne<PersonneAnnuaire>[] = [
  {
    cle: 'nom',
    titre: 'Nom',
    principale: true,
    cellule: ({ nom, unite }) => (
      <b>
        <Personne nom={nom} couleur={couleurUnite(unite)} />
      </b>
    ),
  },
  {
    cle: 'fonction',
    titre: 'Fonction',
    cellule: ({ fonction, autresFonctions }) => (
      <>
        {libelleDe(LIBELLES_FONCTION, fonction)}
        {autresFonctions.length > 0 && <div className="fin">{autresFonctionsEnClair(autresFonctions)}</div>}
      </>
    ),
  },
  { cle: 'unite', titre: 'Service', cellule: ({ unite }) => libelleDe(LIBELLES_UNITE, unite) },
  { cle: 'organisme', titre: 'Organisme', cellule: ({ organisme }) => organisme?.nom ?? '' },
  {
    cle: 'telephone',
    titre: 'Téléphone',
    cellule: ({ telephone: numero }) =>
      numero === null ? (
        <span className="fin">non communiqué</span>
      ) : (
        <a href={`tel:${numero}`} className={styles['telephone']}>
          <IconPhone size={14} aria-hidden="true" />
          {telephone(numero)}
        </a>
      ),
  },
];

function Vide({ filtre }: { filtre: boolean }) {
  return filtre ? (
    <EtatVide
      titre="Personne ne correspond"
      icone={<IconAddressBook size={32} />}
      action={
        <LienBouton to="/annuaire" search={{}} variant="default">
          Voir tout l’annuaire
        </LienBouton>
      }
    >
      Vérifiez l’orthographe, ou choisissez un autre service.
    </EtatVide>
  ) : (
    <EtatVide titre="L’annuaire est vide" icone={<IconAddressBook size={32} />}>
      Les professionnels habilités sur votre plateforme s’afficheront ici.
    </EtatVide>
  );
}
