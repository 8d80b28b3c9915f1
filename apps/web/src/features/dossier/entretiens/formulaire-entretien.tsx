import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIBELLES_MODALITE, LIMITES_TEXTE } from '@pdp/domain';
import type { CreerEntretienRequete, DossierVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { optionsDe } from '../../../platform/format/libelles';
import { BrouillonRetrouve } from '../../../platform/ui/formulaire/brouillon-retrouve';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { FormulaireErreurs } from '../../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { corpsEntretien, fautesEntretien, LIBELLES_ENTRETIEN } from './entretien.saisie';
import type { SaisieEntretien } from './entretien.saisie';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Note un entretien tenu ; le brouillon du résumé survit à un changement d'onglet. */
export function FormulaireEntretien({ dossier, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const relire = useRelireDossier(dossier.id);
  const formulaire = useFormulaire<SaisieEntretien, CreerEntretienRequete, unknown>({
    initiales: { date: aujourdhui, modalite: 'PHYSIQUE', dureeMinutes: '', resume: '' },
    brouillon: `dossier.${dossier.id}.entretien`,
    libelles: LIBELLES_ENTRETIEN,
    valider: (saisie) => fautesEntretien(saisie, aujourdhui),
    corps: corpsEntretien,
    envoyer: (corps, cle) => commandesDossier.noterEntretien(dossier.id, corps, cle),
    surSucces: () => {
      prevenir.succes('Entretien noté.');
      void relire();
      fermer();
    },
  });
  return (
    <Carte>
      <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
        <FormulaireErreurs
          fautes={formulaire.fautes}
          essai={formulaire.essai}
          correlationId={formulaire.correlationId}
        />
        <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
        <Champs form={formulaire.form} lecteurs={useQuiLira(dossier.id, 'social')} />
        <Rangee>
          <Button type="submit" loading={formulaire.enCours}>
            Enregistrer l’entretien
          </Button>
          <Button variant="default" onClick={fermer}>
            Fermer
          </Button>
        </Rangee>
      </form>
    </Carte>
  );
}

type PropsChamps = { form: UseFormReturnType<SaisieEntretien>; lecteurs: readonly string[] | undefined };

function Champs({ form, lecteurs }: PropsChamps) {
  return (
    <>
      <div className={styles['grille']}>
        <ChampDate label="Date" required max={useAujourdhui()} {...form.getInputProps('date')} />
        <NativeSelect
          label="Modalité"
          required
          data={optionsDe(LIBELLES_MODALITE)}
          {...form.getInputProps('modalite')}
        />
        <TextInput label="Durée en minutes" inputMode="numeric" maxLength={3} {...form.getInputProps('dureeMinutes')} />
      </div>
      <ChampTexteLibre
        label="Résumé"
        limite={LIMITES_TEXTE.notes}
        lecteurs={lecteurs}
        lignes={4}
        {...form.getInputProps('resume')}
      />
    </>
  );
}
