import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { SCHEMA_LIEU_ACCUEIL, lireLieuAccueil } from '@pdp/domain';
import type { CreerLieuRequete, LieuAccueilVue } from '@pdp/domain';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsLieux } from '../../dossier/rendez-vous/rendez-vous.requetes';
import { commandesLieux } from './lieux.requetes';
import champs from '../../dossier/dossier.module.css';

type Saisie = { nom: string; adresse: string; accessibilite: string; horaires: string };
type Props = { readonly lieu?: LieuAccueilVue; readonly fermer: () => void };

const LIBELLES = { nom: 'Nom', adresse: 'Adresse', accessibilite: 'Accessibilité', horaires: 'Horaires' };
const CLES = Object.keys(LIBELLES) as (keyof Saisie)[];

const corpsLieu = ({ nom, adresse, accessibilite, horaires }: Saisie): CreerLieuRequete => ({
  nom,
  adresse,
  ...(accessibilite.trim() === '' ? {} : { accessibilite }),
  ...(horaires.trim() === '' ? {} : { horaires }),
});

/** Ajoute un lieu d'accueil, ou en corrige un. */
export function FormulaireLieu({ lieu, fermer }: Props) {
  const requetes = useQueryClient();
  const formulaire = useFormulaire<Saisie, CreerLieuRequete, LieuAccueilVue>({
    initiales: {
      nom: lieu?.nom ?? '',
      adresse: lieu?.adresse ?? '',
      accessibilite: lieu?.accessibilite ?? '',
      horaires: lieu?.horaires ?? '',
    },
    brouillon: `lieu-accueil.${lieu?.id ?? 'nouveau'}`,
    libelles: LIBELLES,
    valider: (saisie) => {
      const lu = lireLieuAccueil(corpsLieu(saisie));
      return Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));
    },
    corps: corpsLieu,
    envoyer: (corps, cle) =>
      lieu === undefined
        ? commandesLieux.creer(corps, cle)
        : commandesLieux.modifier(lieu, { ...corps, ouvert: lieu.ouvert }),
    surSucces: () => {
      prevenir.succes('Lieu enregistré.');
      void requetes.invalidateQueries({ queryKey: optionsLieux.queryKey });
      fermer();
    },
  });
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Enregistrer le lieu" fermer={fermer} nu>
      <div className={champs['grille']}>
        {CLES.map((cle) => (
          <TextInput
            key={cle}
            label={LIBELLES[cle]}
            required={cle === 'nom' || cle === 'adresse'}
            maxLength={SCHEMA_LIEU_ACCUEIL[cle].max}
            {...formulaire.form.getInputProps(cle)}
          />
        ))}
      </div>
    </CadreFormulaire>
  );
}
