import { Button, NativeSelect, TextInput } from '@mantine/core';
import { LIBELLES_MODALITE, LIMITES_TEXTE, lireEntretien } from '@pdp/domain';
import type { CreerEntretienRequete, DateCivile, DossierVue } from '@pdp/domain';
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
import { quiLira } from '../lecteurs';
import styles from '../dossier.module.css';

type Saisie = { date: string; modalite: string; dureeMinutes: string; resume: string };

const LIBELLES = { date: 'Date', modalite: 'Modalité', dureeMinutes: 'Durée en minutes', resume: 'Résumé' };

const corpsEntretien = ({ date, modalite, dureeMinutes, resume }: Saisie): CreerEntretienRequete => ({
  date,
  modalite: modalite as CreerEntretienRequete['modalite'],
  ...(dureeMinutes.trim() === '' ? {} : { dureeMinutes: Number(dureeMinutes) }),
  ...(resume.trim() === '' ? {} : { resume }),
});

function fautesEntretien(saisie: Saisie, aujourdhui: string): Record<string, string> {
  const lu = lireEntretien(corpsEntretien(saisie), aujourdhui as DateCivile);
  return Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));
}

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Note un entretien tenu ; le brouillon du résumé survit à un changement d'onglet. */
export function FormulaireEntretien({ dossier, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const relire = useRelireDossier(dossier.id);
  const formulaire = useFormulaire<Saisie, CreerEntretienRequete, unknown>({
    initiales: { date: aujourdhui, modalite: 'PHYSIQUE', dureeMinutes: '', resume: '' },
    brouillon: `dossier.${dossier.id}.entretien`,
    libelles: LIBELLES,
    valider: (saisie) => fautesEntretien(saisie, aujourdhui),
    corps: corpsEntretien,
    envoyer: (corps, cle) => commandesDossier.noterEntretien(dossier.id, corps, cle),
    surSucces: () => {
      prevenir.succes('Entretien noté.');
      void relire();
      fermer();
    },
  });
  const { form } = formulaire;
  return (
    <Carte>
      <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
        <FormulaireErreurs
          fautes={formulaire.fautes}
          essai={formulaire.essai}
          correlationId={formulaire.correlationId}
        />
        <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
        <div className={styles['grille']}>
          <ChampDate label="Date" required max={aujourdhui} {...form.getInputProps('date')} />
          <NativeSelect
            label="Modalité"
            required
            data={optionsDe(LIBELLES_MODALITE)}
            {...form.getInputProps('modalite')}
          />
          <TextInput
            label="Durée en minutes"
            inputMode="numeric"
            maxLength={3}
            {...form.getInputProps('dureeMinutes')}
          />
        </div>
        <ChampTexteLibre
          label="Résumé"
          limite={LIMITES_TEXTE.notes}
          lecteurs={quiLira(dossier, 'social')}
          lignes={4}
          {...form.getInputProps('resume')}
        />
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
