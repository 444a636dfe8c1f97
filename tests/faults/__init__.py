"""What happens when something goes wrong outside: streams, files, disks, processes and repositories."""
