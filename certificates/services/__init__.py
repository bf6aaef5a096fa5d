"""What is done with certificates: prepared by one person, approved by another, issued into the register, stored."""
